"""Texts grouped as is usual: TF-IDF of scikit-learn, then average linkage over cosine distances.

Reads one JSON string a line. Prints the processor seconds after reading and the number of groups.
"""

import json
import sys
import time

from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_distances

APART = 0.8

texts = [json.loads(line) for line in sys.stdin if line.strip()]
start = time.process_time()
vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
groups = AgglomerativeClustering(n_clusters=None, metric="precomputed", linkage="average", distance_threshold=APART)
groups.fit(cosine_distances(vectors))
print(json.dumps({"seconds": time.process_time() - start, "groups": int(groups.n_clusters_)}))
