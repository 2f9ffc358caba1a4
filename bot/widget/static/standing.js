/** Where the interview stands, above the field: paused, sent, withdrawn, or a person was told. */

import { actionButton } from "./notices.js";

const SAID = ["submitted", "withdrawn", "paused"];

export class Standing {
  constructor(strings, onContinue) {
    this.strings = strings;
    this.onContinue = onContinue;
    this.area = document.getElementById("standing");
  }

  /** @param frame a `state` of the server. */
  show({ status, hand_off: handOff }) {
    const name = SAID.includes(status) ? status : handOff ? "hand_off" : null;
    const words = name ? this.strings.say(name) : "";
    if (words === this.words) return; // said already: a status is announced each time it is put
    this.words = words;
    this.area.replaceChildren(words);
    if (name === "paused") this.area.append(" ", this.continueButton());
  }

  continueButton() {
    return actionButton({
      label: this.strings.say("continue"),
      run: () => this.onContinue(this.strings.say("say_continue")),
    });
  }
}
