# tffix in a container: docker run --rm -v "$PWD:/work" tffix lib/
# Everything that is installed has one of the hashes of the lock, the wheel is built from
# this folder.
FROM python:3.13-slim AS build
ARG SOURCE_DATE_EPOCH=0
ENV SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH PYTHONHASHSEED=0
WORKDIR /source
COPY . .
RUN pip download --quiet --require-hashes --requirement .ci/requirements.txt --dest /wheels \
 && python -m venv /opt/build \
 && /opt/build/bin/pip install --quiet --no-index --find-links /wheels build setuptools \
 && /opt/build/bin/python -m build --quiet --no-isolation --wheel --outdir /wheels

FROM python:3.13-slim
# The wheels are those of the stage before.
# hadolint ignore=DL3013
# Its user may not write, so modules are compiled here; not by pip, which writes times.
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --quiet --no-cache-dir --no-compile --no-index --find-links /wheels tffix \
 && python -m compileall -q --invalidation-mode unchecked-hash /usr/local/lib/python3.13 \
 && useradd --create-home --uid 10001 tffix
USER 10001
WORKDIR /work
ENTRYPOINT ["tffix"]
