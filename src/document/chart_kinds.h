/* SPDX-License-Identifier: BSD-2-Clause */
/* The kinds of charts: each draws on from d->y. False: errors were added. */
#ifndef AVOW_DOCUMENT_CHART_KINDS_H
#define AVOW_DOCUMENT_CHART_KINDS_H

#include "document/chart_svg.h"

/* One bar a figure, from the left; the last column's are solid. */
MUST_USE bool chart_bars(struct drawing *d);

/* A small picture a line, one below the other, each with its figures. */
MUST_USE bool chart_lines(struct drawing *d);

/* A bar a row, and a stroke where its target is. */
MUST_USE bool chart_progress(struct drawing *d);

#endif
