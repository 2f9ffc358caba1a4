"""Which language a message is in, from its common words and letters: enough for two languages and short texts."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["en", "es"]

_WORD = re.compile(r"[a-záéíóúüñ']+")
_SPANISH_LETTERS = re.compile(r"[ñ¿¡áéíóúü]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORDS: dict[Language, frozenset[str]] = {
    "es": _words(
        """
        de la que el en y los se del las por un para con una su al lo como más mas pero sus le ya o este sí si porque
        esta entre cuando muy sobre también tambien me hasta hay donde quien desde todo nos durante todos uno les ni
        otros ese eso ante ellos e esto mí antes algunos qué que unos yo otro otras otra él tanto esa estos mucho
        nada muchos cual poco ella estar estas algo nosotros mi mis tú te ti tu tus usted ustedes tengo tiene tienes
        tenía trabajo trabajé trabajar trabajando trabaje años anos año meses mes días dias semana hora horas puedo
        puede pueden podría quiero quiere soy es son fui fue era estoy está estan están hace hago hacer haré he hablo
        habla hablar inglés ingles español espanol gracias hola buenos buenas cuánto cuanto cuántos cuantos cuánta
        cuándo dónde cómo quién cuál pagan paga sueldo nunca siempre solo sólo ahora aquí aqui bien claro vale bueno
        necesito necesita sé saber licencia noches fines turno días sin casi unos unas menos después despues nadie
        ninguno ninguna ningún prefiero gustaría gustaria favor persona pregunta respuesta empresa empleo escuela
        universidad título titulo vivo cerca lejos carro coche manejo manejar ayer mañana manana hoy tarde noche
        mejor peor estudios estudié estudie terminé termine preparatoria secundaria papeles permiso residencia
        cualquier experiencia ventas ninguno quizás quizas tal vez depende creo pienso siguiente espera regreso
        """
    ),
    "en": _words(
        """
        the of and to in is you that it he was for on are as with his they i at be this have from or one had by word
        but not what all were we when your can said there use an each which she do how their if will up other about
        out many then them these so some her would make like him into time has look two more write go see number no
        way could people my than first been call who its now find long down day did get come made may part i'm i've
        i'd i'll im ive id don't dont can't cant didn't never work worked working years year yrs months weeks days
        yes yeah yep nope sure okay ok got just only still also very much any where why thanks please hello hi hey
        need want job pay license degree school college shift nights weekends since ago over under lol u r ur
        thats its whats theres hes shes were isnt wasnt doesnt didnt wont couldnt havent aint right good fine sounds
        should does am ive gonna gotta wanna yall everything nothing something anything course absolutely correct
        """
    ),
}
_SHARED = {"no", "me", "a", "he", "as", "so", "ok", "yo", "y", "ya"}
"""Words of both languages: they decide nothing."""


def detect(text: str) -> Language | None:
    """The language of a message, or None when it is too short or too mixed to say.

    "si", "no" and "ok" alone are None: the conversation's language goes on.
    """
    lower = text.lower()
    words = [w for w in _WORD.findall(lower) if w not in _SHARED]
    spanish, english = _signs(text, "es"), _signs(text, "en")
    if spanish == english or max(spanish, english) == 0:
        return None
    if len(words) == 1 and not _SPANISH_LETTERS.search(lower) and words[0] in _WORDS["en"] and words[0] in _WORDS["es"]:
        return None
    return "es" if spanish > english else "en"


def mostly_in(text: str, language: str) -> bool:
    """Whether a message has more than twice as many signs of this language as of all others: no mixed line."""
    others = max(_signs(text, other) for other in _WORDS if other != language)
    return any(language == known and _signs(text, known) > 2 * others for known in _WORDS)


def _signs(text: str, language: Language) -> int:
    """How many words of a message are common words of a language; a Spanish letter counts for two."""
    lower = text.lower()
    found = sum(w in _WORDS[language] for w in _WORD.findall(lower) if w not in _SHARED)
    return found + 2 * (language == "es" and _SPANISH_LETTERS.search(lower) is not None)
