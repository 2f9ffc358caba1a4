/** The page that a "go on from another device" link opens: /resume#CODE, or /resume with a field for the code. */

const FORM = /^[2-9A-Z]{4}-?[2-9A-Z]{4}-?[2-9A-Z]{4}$/i;

function goOn(code) {
  location.replace(`/widget/frame.html#${new URLSearchParams({ code })}`);
}

const given = location.hash.slice(1);
const field = document.getElementById("code");
if (FORM.test(given)) goOn(given);
document.getElementById("resume").addEventListener("submit", (event) => {
  event.preventDefault();
  const code = field.value.replace(/\s/g, "");
  field.setCustomValidity(FORM.test(code) ? "" : document.getElementById("form").textContent);
  if (field.reportValidity()) goOn(code);
});
field.addEventListener("input", () => field.setCustomValidity(""));
