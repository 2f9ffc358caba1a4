"""Logging in and out."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField
from wtforms.validators import DataRequired, Length

from bot.console.context import LoggedIn, me, now, throttle, writing
from bot.services import accounts


class LoginForm(FlaskForm):
    email = EmailField(validators=[DataRequired("email_needed"), Length(max=254, message="too_long")])
    password = PasswordField(
        validators=[DataRequired("password_needed"), Length(max=accounts.MAX_PASSWORD, message="too_long")]
    )


def page() -> ResponseReturnValue:
    """The log-in form: 401 for a failed log-in, 429 after too many from one address or to one account."""
    if current_user.is_authenticated:
        return redirect(url_for("console.interviews"))
    form = LoginForm()
    if not form.validate_on_submit():
        return render_template("login.html", form=form)
    guard, address = throttle(), request.remote_addr or ""
    if guard.refuses(address, form.email.data):
        abort(429)
    with writing() as unit:
        account = accounts.log_in(unit.recruiters, form.email.data, form.password.data, now())
        unit.commit()
    if account is None:
        guard.count_failure(address, form.email.data)
        return render_template("login.html", form=form, refused=True), 401
    session.clear()
    session.permanent = True
    login_user(LoggedIn(account))
    return redirect(_here_only(request.args.get("next")))


def leave() -> ResponseReturnValue:
    """Log out."""
    with writing() as unit:
        unit.recruiters.audit(me().id, "logout", me().email[:100], now())
        unit.commit()
    logout_user()
    session.clear()
    flash("logged_out")
    return redirect(url_for("console.login"))


def _here_only(wanted: str | None) -> str:
    """The page that was wanted before the log-in, unless it is on another site."""
    parts = urlsplit(wanted or "")
    if wanted and wanted.startswith("/console") and not (parts.scheme or parts.netloc) and "\\" not in wanted:
        return wanted
    return url_for("console.interviews")
