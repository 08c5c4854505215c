# syntax=docker/dockerfile:1
# The bot: `docker build -t progression .`; compose.yaml runs it beside a PostgreSQL.
FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# Who runs it is nobody who may write anything but /data, where SQLite's file is unless DATABASE_URL says otherwise.
RUN useradd --uid 10001 --home-dir /data --create-home --shell /usr/sbin/nologin progression

# What it stands on changes seldom, and is kept between builds. Versions and hashes are pinned.
WORKDIR /build
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt

COPY pyproject.toml setup.py README.md LICENSE ./
COPY bot bot
COPY frameworks frameworks
COPY migrations migrations
RUN pip install --no-cache-dir --no-deps --no-build-isolation . && rm -rf /build/*

USER progression
WORKDIR /data
VOLUME /data
# Your frameworks: mount them at /frameworks, and set FRAMEWORKS_DIR=/frameworks. Without it, those that ship are used.

ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000
# Well is what does not answer 5xx: the sandbox, which starts where no credentials are set, knows no /healthz.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD python -c "import http.client, os; port = os.environ.get('HEALTH_PORT') or os.environ['PORT']; door = http.client.HTTPConnection('127.0.0.1', int(port), timeout=4); door.request('GET', '/healthz'); raise SystemExit(door.getresponse().status >= 500)"

ENTRYPOINT ["python", "-m", "bot"]
CMD ["run", "--migrate"]
