# tffix in a container: docker run --rm -v "$PWD:/work" tffix lib/
# The wheel is built from this folder; what it needs comes with the hashes of the lock.
FROM python:3.13-slim AS build
ARG SOURCE_DATE_EPOCH=0
ENV SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH PYTHONHASHSEED=0
WORKDIR /source
COPY . .
RUN python -m venv /opt/build \
 && /opt/build/bin/pip install --quiet --require-hashes --requirement .ci/requirements.txt \
 && /opt/build/bin/python -m build --quiet --no-isolation --wheel --outdir /dist

FROM python:3.13-slim
RUN --mount=type=bind,from=build,source=/dist,target=/dist \
    pip install --quiet --no-cache-dir --no-compile /dist/*.whl \
 && useradd --create-home tffix
USER tffix
WORKDIR /work
ENTRYPOINT ["tffix"]
