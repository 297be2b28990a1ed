# docker build -t appaccess-lint . && docker run --rm -v "$PWD:/src:ro" appaccess-lint check .
FROM python:3.13-slim-bookworm AS build
COPY . /source
# the image gets no pip: the one of the build installs into its environment
RUN python -m venv --without-pip /opt/appaccess-lint \
    && python -m venv /tmp/build \
    && /tmp/build/bin/pip install --no-cache-dir --require-hashes -r /source/integrations/build-requirements.txt \
    && /tmp/build/bin/python -m build --wheel --no-isolation --outdir /tmp/dist /source \
    && /tmp/build/bin/pip --python /opt/appaccess-lint install --no-cache-dir --require-hashes \
        -r /source/integrations/requirements.txt \
    && /tmp/build/bin/pip --python /opt/appaccess-lint install --no-cache-dir --no-deps /tmp/dist/*.whl

FROM python:3.13-slim-bookworm
COPY --from=build /opt/appaccess-lint /opt/appaccess-lint
RUN useradd --create-home --uid 10001 lint
USER lint
WORKDIR /src
ENV PATH=/opt/appaccess-lint/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1
ENTRYPOINT ["appaccess-lint"]
CMD ["check", "."]
