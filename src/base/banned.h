/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Functions that this code may not call, made a compile error. Each loses a
 * length, a position, an error, or the independence of the output from LANG
 * and TZ. The compiler's -include switch puts it before every file, so that
 * none can forget it.
 */
#ifndef AVOW_BASE_BANNED_H
#define AVOW_BASE_BANNED_H

/* The system's own headers name some of these, so they come first. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#undef strcpy
#undef strcat
#undef strncpy
#undef strncat
#undef isalnum
#undef ispunct
#undef isalpha
#undef isdigit
#undef isspace
#undef tolower
#undef toupper

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok gets
#pragma GCC poison atoi atol atoll atof strtod strtof
#pragma GCC poison gmtime localtime ctime asctime strftime strcasecmp
#pragma GCC poison isalpha isdigit isspace isalnum ispunct tolower toupper
#pragma GCC poison tmpnam tempnam mktemp

#endif
