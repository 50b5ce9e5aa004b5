/** All rules of the lint. */
import { answerElsewhere, answerLength } from './answer.ts';
import { audienceNobody } from './audience.ts';
import { CAMPAIGN_RULES } from './campaign.ts';
import { campaignWords } from './campaign-words.ts';
import { captions, spokenVariable, transcript } from './captions.ts';
import { exampleText } from './example.ts';
import { stepsAlone, textAlone } from './format.ts';
import { introduction } from './introduction.ts';
import { nearTwoMinutes, twoMinutes } from './minutes.ts';
import { onlyHere } from './only-here.ts';
import { contact, owner, reviewDue } from './owner.ts';
import { noCheck, wrongChoice } from './practice.ts';
import { oneQuestion, questionLength } from './question.ts';
import type { Rule } from './rule.ts';
import { brittleSelector } from './selector.ts';
import { longSentence } from './sentence.ts';
import { fiveSteps, sevenSteps, stepAction } from './steps.ts';
import { sameQuestion } from './twice.ts';
import { vagueWords } from './vague.ts';
import { variantSame } from './variant.ts';

export const RULES: readonly Rule[] = [
  questionLength,
  oneQuestion,
  sameQuestion,
  answerLength,
  answerElsewhere,
  twoMinutes,
  nearTwoMinutes,
  sevenSteps,
  fiveSteps,
  stepAction,
  vagueWords,
  longSentence,
  introduction,
  exampleText,
  textAlone,
  stepsAlone,
  noCheck,
  wrongChoice,
  captions,
  transcript,
  spokenVariable,
  owner,
  contact,
  audienceNobody,
  onlyHere,
  reviewDue,
  brittleSelector,
  variantSame,
  ...CAMPAIGN_RULES,
  campaignWords,
];
