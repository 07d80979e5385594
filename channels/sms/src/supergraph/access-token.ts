/** A client's access token, and when it is to be replaced. */
interface Token {
  readonly text: string;
  readonly until: number;
}

export interface Credentials {
  /** The issuer's origin, for example `http://127.0.0.1:4103`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const SCOPE = 'reports:file channels:sms';
/** A token is replaced so long before it ends. */
const AHEAD_MS = 60_000;
const DEADLINE_MS = 10_000;

/** The token could not be got; the message says why, without the secret. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}

/** Gets access tokens by client credentials (RFC 6749, 4.4), one at a time, and keeps each until shortly before its end. */
export function createTokenSource({ issuer, clientId, clientSecret }: Credentials, now: () => number = Date.now) {
  let current: Promise<Token> | undefined;
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
  const fetchToken = async (): Promise<Token> => {
    const response = await fetch(`${issuer}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: SCOPE }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const body = (await response.json().catch(() => ({}))) as { access_token?: string; expires_in?: number; error?: string };
    if (!body.access_token) throw new TokenError(`the issuer gave no token (${response.status} ${body.error ?? ''})`);
    return { text: body.access_token, until: now() + (body.expires_in ?? 300) * 1000 - AHEAD_MS };
  };
  return {
    async token(): Promise<string> {
      const before = current;
      const known = await before?.catch(() => undefined);
      if (known && now() < known.until) return known.text;
      // Somebody who waited as well may have asked already.
      if (current === before) current = fetchToken();
      return (await (current ?? fetchToken())).text;
    },
    /** The gateway does not accept it any more. */
    forget(): void {
      current = undefined;
    },
  };
}
export type TokenSource = ReturnType<typeof createTokenSource>;
