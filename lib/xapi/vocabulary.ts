/** The names that statements are made of. docs/xapi.md lists them for administrators. */

/** Where our own names lie. The domain is reserved by RFC 2606: nobody can ever answer there with something else. */
const OWN = 'https://cuecard.example/xapi/v1';

/** The profile that every statement names as its category. */
export const PROFILE = OWN;
/** The extension of a statement's context that holds what Cuecard itself reads back. */
export const RECORD = `${OWN}/extensions/record`;
/** Extensions of a result. */
export const WRONG = `${OWN}/extensions/wrong`;
export const FIT = `${OWN}/extensions/fit`;
export const FOUND = `${OWN}/extensions/found`;
export const REASON = `${OWN}/extensions/reason`;
export const UNTIL = `${OWN}/extensions/until`;
export const RULE = `${OWN}/extensions/rule`;

const ADL = 'http://adlnet.gov/expapi';
const STREAMS = 'http://activitystrea.ms/schema/1.0';
const TINCAN = 'http://id.tincanapi.com';

/** Existing verbs where one says it; our own for the rest. */
export const VERBS = {
  experienced: `${ADL}/verbs/experienced`,
  completed: `${ADL}/verbs/completed`,
  answered: `${ADL}/verbs/answered`,
  rated: `${TINCAN}/verb/rated`,
  abandoned: 'https://w3id.org/xapi/adl/verbs/abandoned',
  skipped: `${TINCAN}/verb/skipped`,
  opened: `${STREAMS}/open`,
  restored: `${STREAMS}/restore`,
  searched: `${STREAMS}/search`,
  requested: `${STREAMS}/request`,
  acknowledged: `${STREAMS}/acknowledge`,
  left: `${STREAMS}/leave`,
  joined: `${STREAMS}/join`,
  'was assigned': 'https://w3id.org/xapi/acrossx/verbs/was-assigned',
  scheduled: 'https://w3id.org/xapi/tla/verbs/scheduled',
  'was offered': `${OWN}/verbs/was-offered`,
  copied: `${OWN}/verbs/copied`,
  inserted: `${OWN}/verbs/inserted`,
  missed: `${OWN}/verbs/missed`,
  visited: `${OWN}/verbs/visited`,
  'was kept back': `${OWN}/verbs/was-kept-back`,
} as const;

export type VerbName = keyof typeof VERBS;

export const TYPES = {
  lesson: `${ADL}/activities/lesson`,
  check: `${ADL}/activities/cmi.interaction`,
  profile: `${ADL}/activities/profile`,
  tool: `${STREAMS}/application`,
  page: `${STREAMS}/page`,
  lessons: `${STREAMS}/collection`,
  demo: `${ADL}/activities/simulation`,
  step: `${TINCAN}/activitytype/step`,
  campaign: `${ADL}/activities/course`,
  recap: `${ADL}/activities/assessment`,
} as const;
