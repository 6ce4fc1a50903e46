"""Processor seconds that trafilatura takes for the pages of a folder: body text, metadata and date. Three rounds warm up, one is timed."""

import gzip
import pathlib
import sys
import time

from trafilatura import bare_extraction


def run(pages):
    for page in pages:
        bare_extraction(page, include_comments=False, include_tables=True, with_metadata=True)


pages = [gzip.open(path).read() for path in sorted(pathlib.Path(sys.argv[1]).glob("*.gz"))]
for _ in range(3):
    run(pages)
start = time.process_time()
run(pages)
print(time.process_time() - start)
