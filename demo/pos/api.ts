/** Requests to the server behind Fernhill Store. */

/** What the server says instead of an answer, in words for a person. */
export class Refusal extends Error {}

/** Reads (`ask('products')`) or, with a body, does (`ask('basket/add', { product })`). */
export async function ask<T>(path: string, body?: object): Promise<T> {
  const init = body && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(`/pos/api/${path}`, init).catch(() => null);
  if (!response)
    throw new Refusal('The till cannot reach the store server. Nothing was changed. Try again in a moment.');
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as T;
  const told = answer !== null && typeof answer === 'object' && 'error' in answer ? String(answer.error) : '';
  throw new Refusal(told || 'The store server could not answer. Try again in a moment.');
}
