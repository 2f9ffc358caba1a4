"""The HTTP routes beside the chat: the demo careers page, the widget's files, health and metrics."""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import CONTENT_TYPE_LATEST
from sanic import Blueprint, HTTPResponse, Request, response

from bot.bootstrap import database
from bot.dialogue.metrics import page
from bot.screening.errors import NotFound, ScreenerError
from bot.widget.files import FILE_HEADERS, static_file
from bot.widget.pages import PAGE_HEADERS, careers_page, job_page, missing_page


def careers() -> Blueprint:
    """The demo careers page at /, the postings at /jobs/<slug>, and the widget's files."""
    pages = Blueprint("careers")

    @pages.get("/")
    async def home(request: Request) -> HTTPResponse:
        with database().read() as uow:
            postings = uow.postings.list("published", limit=200)
        return response.html(careers_page(postings), headers=PAGE_HEADERS)

    @pages.get("/jobs/<slug>")
    async def job(request: Request, slug: str) -> HTTPResponse:
        try:
            with database().read() as uow:
                posting = uow.postings.get(slug)
        except NotFound:
            posting = None
        if posting is None or posting.status == "draft":
            return response.html(missing_page(), status=404, headers=PAGE_HEADERS)
        return response.html(job_page(posting), headers=PAGE_HEADERS)

    @pages.get("/widget.js")
    async def loader(request: Request) -> HTTPResponse:
        return _file("widget.js", request.headers)

    @pages.get("/widget/<name>")
    async def file(request: Request, name: str) -> HTTPResponse:
        return _file(name, request.headers)

    @pages.get("/resume")
    async def resume(request: Request) -> HTTPResponse:
        return _file("resume.html", request.headers)

    return pages


def _file(name: str, headers: Mapping[str, str]) -> HTTPResponse:
    found = static_file(name)
    if found is None:
        return response.text("There is no such file.", status=404)
    out = {**FILE_HEADERS, "etag": found.etag}
    if headers.get("if-none-match") == found.etag:
        return response.empty(304, headers=out)
    return response.raw(found.body, content_type=found.content_type, headers=out)


def operations(*, metrics: bool) -> Blueprint:
    """What operators ask: /health (the process answers), /ready (it can take applicants), /metrics."""
    routes = Blueprint("operations")

    @routes.get("/health")
    async def health(request: Request) -> HTTPResponse:
        return response.json({"status": "ok"})

    @routes.get("/ready")
    async def ready(request: Request) -> HTTPResponse:
        if getattr(request.app.ctx, "draining", False):
            return response.json({"status": "draining"}, status=503)
        try:
            database().check()
        except ScreenerError:
            return response.json({"status": "no database"}, status=503)
        return response.json({"status": "ready"})

    if metrics:

        @routes.get("/metrics")
        async def numbers(request: Request) -> HTTPResponse:
            return response.raw(page(), content_type=CONTENT_TYPE_LATEST)

    return routes
