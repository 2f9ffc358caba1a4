/** The suggested answers of the newest bot message: the title is shown, the value is sent. */

export class Replies {
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.area = document.getElementById("replies");
  }

  show(buttons) {
    this.area.replaceChildren(...buttons.map((button) => this.button(button)));
    this.area.hidden = buttons.length === 0;
  }

  button({ title, value }) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = title;
    // A click made by the keyboard has no pointer: its detail is 0.
    made.addEventListener("click", (event) => this.onChoose(value, title, event.detail === 0));
    return made;
  }
}
