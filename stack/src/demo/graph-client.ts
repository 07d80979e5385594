/** A GraphQL client for one account: an operation's data, or an error that says what the gateway said. */
export interface GraphClient {
  request<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  readonly token: string | undefined;
}

export function createGraphClient(gatewayUrl: string, token?: string): GraphClient {
  return {
    token,
    async request<Data>(query: string, variables: Record<string, unknown> = {}) {
      const response = await fetch(`${gatewayUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string; extensions?: { code?: string } }[] };
      if (errors?.length || !data)
        throw new Error(errors?.map(({ message, extensions }) => `${extensions?.code}: ${message}`).join('; ') ?? 'no data');
      return data;
    },
  };
}

/** Signs a demo account in and returns its client. */
export async function signIn(gatewayUrl: string, username: string, password: string): Promise<GraphClient> {
  const { signIn: result } = await createGraphClient(gatewayUrl).request<{ signIn: { token: string } }>(
    'mutation Masuk($input: SignInInput!) { signIn(input: $input) { token } }',
    { input: { username, password } },
  );
  return createGraphClient(gatewayUrl, result.token);
}
