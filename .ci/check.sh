#!/usr/bin/env bash
# The checks, each a step: `.ci/check.sh lint floors` runs these two, without arguments all of them run. CI and `just check`
# both come here, so that what holds on one machine holds on the other. Tools are those of .venv, else those on the path.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -d .venv ] && PATH="$PWD/.venv/bin:$PATH"
corpora="${GEOMAP_CORPORA:-../shared/bench}"

tests() {
    pytest
}

lint() {
    ruff format --check .
    ruff check .
    mypy
    lint-imports
}

client() {
    (cd client && npm ci --no-audit --no-fund --loglevel=error && npm run --silent check && npm test --silent)
}

floors() {
    for measure in accuracy actors document figures languages traps; do
        python benchmarks/$measure.py
    done
    # Other people's corpora lie beside some checkouts, and never in one
    if [ -f "$corpora/score_places.py" ]; then
        python benchmarks/corpora.py "$corpora"
    fi
}

# The built wheel where nothing else of ours is
wheel() {
    empty=$(mktemp -d)
    trap 'rm -rf "$empty"' EXIT
    pip wheel --quiet --no-deps --wheel-dir "$empty" .
    python3 -m venv "$empty/venv"
    "$empty/venv/bin/pip" install --quiet "$empty"/geomap-*.whl
    cp -r examples "$empty/examples"
    (cd "$empty" && venv/bin/geomap map examples/karabakh-2020 -o map.html && test -s map.html)
    (cd "$empty" && venv/bin/geomap places examples/donbas --format jsonl | head -c 300)
}

for step in "${@:-tests lint client floors wheel}"; do
    for name in $step; do
        printf '\n== %s\n' "$name"
        "$name"
    done
done
