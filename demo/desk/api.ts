/** Requests to the server behind Fernhill Desk. */

/** An answer that is not what was asked for, in words a person can read. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/desk/api/${path}`, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, 'Fernhill Desk cannot reach its server. Check your connection and try again.');
  }
  const value: unknown = await response.json().catch(() => null);
  if (response.ok) return value as T;
  const told = value !== null && typeof value === 'object' && 'error' in value ? String(value.error) : '';
  throw new ApiError(response.status, told || 'The server could not answer. Try again in a moment.');
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> =>
  send<T>(path, signal ? { signal } : {});

export const post = <T>(path: string, body: object = {}): Promise<T> =>
  send<T>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
