// Shows every <time datetime> in the reader's own zone. Without scripts the page shows UTC and says so.
"use strict";

(function () {
  const full = new Intl.DateTimeFormat(undefined, {
    day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit",
  });
  const withZone = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
  const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

  for (const element of document.querySelectorAll("time[datetime]")) {
    const moment = new Date(element.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    element.textContent = (element.dataset.show === "clock" ? clock : full).format(moment);
    element.title = withZone.format(moment);
  }
})();
