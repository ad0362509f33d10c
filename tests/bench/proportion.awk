# SPDX-License-Identifier: BSD-2-Clause
#
# Of lines that hold what a program took and what the least took (processor,
# clock, memory; each as measure.c prints it), prints the medians of their
# proportions, and of the memory of the first, behind `title`.

function median(values, count,    i, k, held) {
    for (i = 2; i <= count; i++) {
        held = values[i]
        for (k = i - 1; k && values[k] > held; k--)
            values[k + 1] = values[k]
        values[k + 1] = held
    }
    return values[int((count + 1) / 2)]
}

{
    cpu[NR] = $1 / $4
    wall[NR] = $2 / $5
    memory[NR] = $3 / 1024
}

END {
    printf "%s cpu=%.2f wall=%.2f rss_mb=%.1f\n", title, median(cpu, NR), \
        median(wall, NR), median(memory, NR)
}
