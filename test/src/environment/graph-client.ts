/** An error of an answer, as a client reads it. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly pesan?: string;
    readonly retryable?: boolean;
    readonly fields?: readonly { readonly field: string; readonly problem: string }[];
    readonly [detail: string]: unknown;
  };
}

/** A whole answer; asking never throws because of what the answer says. */
export interface Answer<Data> {
  readonly status: number;
  readonly data: Data | null | undefined;
  readonly errors: readonly AnswerError[];
  /** The errors' codes. */
  readonly codes: readonly string[];
  /** The body as it came. */
  readonly text: string;
}

export interface GraphClient {
  readonly token: string | undefined;
  ask<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** The data alone. Throws when there is any error. */
  get<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
}

export function createGraphClient(gatewayUrl: string, token?: string): GraphClient {
  const ask = <Data>(query: string, variables: Record<string, unknown> = {}) =>
    post<Data>(`${gatewayUrl}/graphql`, { query, variables }, token === undefined ? {} : { authorization: `Bearer ${token}` });
  return {
    token,
    ask,
    async get<Data>(query: string, variables?: Record<string, unknown>) {
      const { data, errors, text } = await ask<Data>(query, variables);
      if (errors.length > 0 || !data) throw new Error(text);
      return data;
    },
  };
}

/** Posts a GraphQL request and reads the answer, whatever it is. */
export async function post<Data = Record<string, unknown>>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as { data?: Data | null; errors?: AnswerError[] };
  return { status: response.status, data, errors, codes: errors.map(({ extensions }) => extensions?.code), text };
}
