/** German. A step may be "Wählen Sie …", "Wähle …", or end with its verb: "Den Kunden auswählen". */
import type { WordList } from './list.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** A sentence that begins so is an instruction only when its verb says so at the end. */
const SUBJECTS = set(
  `der die das dem den des ein eine einen einem einer dies diese dieser dieses es er sie wir ich man jeder jede jedes alle
  niemand jemand hier da wer was welche welcher welches warum wie ist sind war hat haben kann können wird werden soll sollte
  muss müssen darf dürfen ihr ihre ihren unser unsere mein meine kein keine keinen`,
);

const FINITE =
  /\b(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|kann|können|soll|sollen|sollte|muss|müssen|darf|dürfen|steht|stehen|zeigt|bedeutet|enthält|öffnet)(?![\p{L}])/iu;

/** Ends with an infinitive, or has it before "und" or a comma. */
const INFINITIVE = /(?<!\p{L})\p{Ll}+(?:en|ern|eln|tun)(?=\s*(?:$|[.,;:!)]|und\s|oder\s))/u;

function isAction(step: string): boolean {
  const text = step.trim();
  const [sentence = ''] = text.split(/(?<=[.!?])\s/, 1);
  if (/\p{L}+(?:en|ern|eln)\s+Sie\b[^?]*(?:[:.]|$)/u.test(sentence)) return true;
  if (/\?\s*$/.test(sentence)) return false;
  const words: string[] = sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = ''] = words;
  if (INFINITIVE.test(sentence) && !FINITE.test(sentence)) return true;
  if (/^\d/.test(first)) return false;
  // "Akku: 38 Stunden" is a fact; "Niemand besitzt es: wähle …" says what to do.
  const [head = '', ...behind] = sentence.split(/[:–—]\s+/);
  if (behind.length > 0 && (SUBJECTS.has(first) || head.split(/\s+/).length <= 2))
    return /^\p{Ll}/u.test(behind[0]!) || INFINITIVE.test(behind.join(' '));
  if (!SUBJECTS.has(first))
    return !/^\p{L}+\s+(?:ist|sind|wird|werden|hat|haben|kann|können|muss|müssen)(?!\p{L})/iu.test(sentence);
  return false;
}

const WRITTEN =
  'Handbuch|Anleitung|Dokumentation|Intranet|Wiki|FAQ|Wissensdatenbank|SharePoint|Hilfeseiten?|Leitfaden';

export const GERMAN: WordList = {
  vague:
    /(?<!\p{L})(?:ordnungsgemäß|sachgemäß|angemessen(?:e[nrms]?)?|entsprechend|geeignet(?:e[nrms]?)?|bei Bedarf|nach Bedarf|gegebenenfalls|ggf|usw|etc|und so weiter|irgendwie|zeitnah|schnellstmöglich|sobald wie möglich|baldmöglichst)(?!\p{L})\.?/iu,
  introduction:
    /^\s*(?:(?:Einleitung|Einführung|Überblick|Hintergrund|Vorwort|Geschichte|Lernziele?)\s*(?:$|[:.–—-]|in\b)|(?:In )?diese[rs]? (?:Lektion|Lerneinheit|Kapitel|Modul|Kurs|Artikel)(?!\p{L})|Willkommen (?:bei|zu|zur|zum|in)\b|Bevor wir (?:beginnen|anfangen)|Im Folgenden\b)/iu,
  history:
    /^\s*(?:Die Geschichte (?:der|des|von)\b|Seit (?:19|20)\d\d\b|Im Jahr (?:19|20)\d\d\b)|wurde (?:im \p{L}+ |im Jahr )?(?:19|20)\d\d (?:gegründet|eingeführt|entwickelt)/iu,
  elsewhere: [
    new RegExp(
      `(?:siehe|lesen Sie|lies|schauen Sie|schau|nachlesen|nachschlagen|sehen Sie)[^.]{0,40}(?:${WRITTEN}|Richtlinien?|Kapitel|Schulung)`,
      'iu',
    ),
    new RegExp(
      `(?:im|in der|in dem|in unserem|in unserer)\\s+(?:\\p{L}+\\s+){0,2}(?:${WRITTEN}|Richtlinie)[^.]{0,30}(?:nachlesen|nachschlagen|nachsehen|beschrieben|erklärt|finden|steht)`,
      'iu',
    ),
    /weitere (?:Informationen|Einzelheiten|Hinweise)(?!\p{L})/iu,
  ],
  articles: set('der die das den dem des ein eine einen einem einer eines'),
  isAction,
};
