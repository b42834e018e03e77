# What CI runs: the steps of .ci/check.sh, in the environment that is there.
check:
    .ci/check.sh tests lint client floors wheel

# One step or several: `just step lint floors`.
step *names:
    .ci/check.sh {{names}}

lint:
    .ci/check.sh lint

test:
    .ci/check.sh tests
