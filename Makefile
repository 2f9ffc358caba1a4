# Two commands are all a newcomer needs, and both set everything up: make serve, make test.
.PHONY: serve test check bench lock setup clean
# Byte code is what makes the second start fast, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE

serve: setup  ## demo careers page, chat and console; ARGS="--port 9000" and the like are passed on
	@.venv/bin/screener serve $(ARGS)
test: setup  ## all tests, quick ones first, in two processes; ARGS="-k verdict" or "-n 0" are passed on
	@.venv/bin/pytest -n 2 --dist loadgroup $(ARGS)
check: setup  ## lint, format, types, import directions
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports
bench: setup  ## Screener beside a stock Rasa bot and a bare WebSocket; results in benchmarks/results
	@.venv/bin/python -m benchmarks.run $(ARGS)
lock:  ## requirements.lock anew from pyproject.toml, with hashes and without download addresses
	@.tools/bin/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --python-version 3.10 --no-emit-index-url --no-header -o requirements.lock
setup:  ## .tools, .venv and the locked dependencies; at once when nothing has changed
	@scripts/setup
clean:  ## what can be made again; the database in var/ stays
	@rm -rf .venv .tools models build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
