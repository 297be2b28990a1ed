# docker build -t appaccess-lint . && docker run --rm -v "$PWD:/src:ro" appaccess-lint check .
FROM python:3.13-slim-bookworm AS build
COPY . /source
RUN python -m venv /opt/appaccess-lint \
    && /opt/appaccess-lint/bin/pip install --no-cache-dir --require-hashes -r /source/integrations/requirements.txt \
    && python -m venv /tmp/build \
    && /tmp/build/bin/pip install --no-cache-dir --require-hashes -r /source/integrations/build-requirements.txt \
    && /tmp/build/bin/python -m build --wheel --no-isolation --outdir /tmp/dist /source \
    && /opt/appaccess-lint/bin/pip install --no-cache-dir --no-deps /tmp/dist/*.whl

FROM python:3.13-slim-bookworm
COPY --from=build /opt/appaccess-lint /opt/appaccess-lint
RUN useradd --create-home --uid 10001 lint
USER lint
WORKDIR /src
ENV PATH=/opt/appaccess-lint/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1
ENTRYPOINT ["appaccess-lint"]
CMD ["check", "."]
