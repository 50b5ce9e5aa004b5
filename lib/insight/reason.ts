/** Why a lesson did not help. */
export const REASONS = ['wrong', 'outdated', 'unclear', 'long', 'other'] as const;
export type WhyNot = (typeof REASONS)[number];
