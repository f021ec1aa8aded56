# Serves the digest in the folder that is mounted at /digest, and rebuilds it on every change:
#   docker build --tag coverage-digest . && docker run --rm --publish 8000:8000 --volume "$PWD:/digest" coverage-digest
FROM python:3.13-slim-bookworm
WORKDIR /program
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md LICENSE netlify.toml .python-version requirements.txt ./
COPY builder builder
COPY templates templates
RUN pip install --no-cache-dir --no-deps . && useradd --create-home editor
USER editor
WORKDIR /digest
EXPOSE 8000
CMD ["coverage-digest", "serve", "--host", "0.0.0.0", "--port", "8000"]
