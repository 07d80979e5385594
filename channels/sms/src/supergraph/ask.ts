import type { TokenSource } from './access-token.js';

const DEADLINE_MS = 15_000;

/** The gateway's refusal: what was asked is wrong and will stay wrong, unless `retryable` says otherwise. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(
    readonly code: string,
    readonly pesan: string,
    readonly retryable: boolean,
    /** The root field that was refused, as it was asked for; undefined when it was the request. */
    readonly field?: string | undefined,
  ) {
    super(`the gateway refused: ${code}`);
  }
}

/** Nobody knows what became of a request: the gateway could not be reached, or did not answer as it should. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  /** The root field that failed by itself. */
  readonly field?: string | undefined;
  constructor(message: string, { field, ...options }: ErrorOptions & { readonly field?: string | undefined } = {}) {
    super(message, options);
    this.field = field;
  }
}

/** Asks the gateway in the channel's name. Rejects with RefusedError or UnreachableError. */
export type Ask = <Data>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Data>;

interface GatewayError {
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly pesan?: string; readonly retryable?: boolean };
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GatewayError[];
}

/** A token that has ended is replaced once. */
const ENDED = ['TOKEN_EXPIRED', 'TOKEN_REVOKED', 'TOKEN_INVALID'];

export function createAsk(gatewayUrl: string, tokens: TokenSource): Ask {
  const post = async <Data>(query: string, variables: object): Promise<Answer<Data>> => {
    try {
      const response = await fetch(`${gatewayUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokens.token()}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      return (await response.json()) as Answer<Data>;
    } catch (cause) {
      throw new UnreachableError('the gateway did not answer', { cause });
    }
  };
  return async <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> => {
    let answer = await post<Data>(query, variables);
    if (ENDED.includes(codeOf(answer) ?? '')) {
      tokens.forget();
      answer = await post<Data>(query, variables);
    }
    const [error] = answer.errors ?? [];
    const { code = 'INTERNAL', pesan = '', retryable = false } = error?.extensions ?? {};
    const field = error?.path?.[0]?.toString();
    // An internal fault says nothing about what was asked.
    if (error && (code === 'INTERNAL' || ENDED.includes(code))) throw new UnreachableError(`the gateway failed: ${code}`, { field });
    if (error) throw new RefusedError(code, pesan, retryable, field);
    if (!answer.data) throw new UnreachableError('the gateway answered without data');
    return answer.data;
  };
}

function codeOf({ errors }: Answer<unknown>): string | undefined {
  return errors?.[0]?.extensions?.code;
}
