/** What to say about everything that is no phone: a benefit, and the fact behind it. */
type Pairs = [title: string, detail: string][];

export const BENEFITS: Record<string, Pairs> = {
  'willow-tablet': [
    ['A film without your glasses', 'Ten inches, and two speakers on the long sides.'],
    ['Homework and drawing', 'Willow pen writes on it as on paper.'],
  ],
  'willow-pen': [
    ['Never looked for', 'It holds to the edge of the tablet and charges there.'],
    ['Writes as softly as you press', 'The line grows with the pressure.'],
  ],
  'rowan-watch': [
    ['Pay without a wallet', 'Hold the wrist to the reader.'],
    ['Know how you slept', 'It notes sleep and pulse for a week on one charge.'],
  ],
  'pebble-earbuds': [
    ['Quiet on the train', 'Noise cancelling takes the engine away and leaves the announcements.'],
    ['All day in the pocket', 'Six hours, and three more charges in the case.'],
  ],
  'clear-case-8': [
    ['You still see the colour', 'Clear, and it stays clear for a year.'],
    ['Falls from the table are harmless', 'Air cushions in all four corners.'],
  ],
  'clear-case-7': [
    ['You still see the colour', 'Clear, and it stays clear for a year.'],
    ['Falls from the table are harmless', 'Air cushions in all four corners.'],
  ],
  'screen-guard-7': [
    ['Keys do not scratch', 'Tempered glass, as hard as the screen itself.'],
    ['No bubbles', 'We fit it here, in two minutes.'],
  ],
  'wall-charger': [
    ['Half full in 36 minutes', '30 W is all that Alder 7 takes.'],
    ['Fits the smallest pocket', 'No wider than a matchbox.'],
  ],
  'desk-charger': [
    ['One plug for everything', 'Three ports for phone, tablet and laptop.'],
    ['As fast as Alder 8 can', '65 W, more than the 45 W that the phone takes.'],
  ],
  'hearth-router': [
    ['Films in the attic', 'Reaches through three floors.'],
    ['Set up in five minutes', 'Scan the code below it with a phone.'],
  ],
};
