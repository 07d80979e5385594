import * as oidc from 'openid-client';
import { type Configuration, discovery, None } from 'openid-client';
import type { OpenSystem } from './open-system.js';

/** The front end that a demo system knows, and where it lets browsers return to. */
export const FRONT_END = 'lapor-demo';
export const RETURN_TO = 'http://127.0.0.1:47899/masuk';

/** A sign-in under way at a front end. */
export interface Begun {
  readonly url: URL;
  readonly checks: { readonly pkceCodeVerifier: string; readonly expectedState: string };
}

export function issuerOf({ ports }: OpenSystem): string {
  return `http://127.0.0.1:${ports.citizens}`;
}

/** The front end, as a certified client library speaks for it. */
export function frontEndOf(system: OpenSystem, clientId = FRONT_END): Promise<Configuration> {
  return discovery(new URL(issuerOf(system)), clientId, undefined, None(), { execute: [oidc.allowInsecureRequests] });
}

/** Begins a sign-in with PKCE; further parameters are added to the request. */
export async function begin(config: Configuration, further: Record<string, string> = {}): Promise<Begun> {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expectedState = oidc.randomState();
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: RETURN_TO,
    scope: 'openid',
    state: expectedState,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...further,
  });
  return { url, checks: { pkceCodeVerifier, expectedState } };
}

/** What somebody writes into the form. */
export interface Written {
  readonly username?: string;
  readonly password?: string;
  readonly newPassword?: string;
  readonly repeated?: string;
  readonly action: 'sign-in' | 'change' | 'cancel';
}

/** A page, or where the browser was sent. */
export interface Arrived {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** The front end's own address that the browser was sent to at last. */
  readonly returned: URL | null;
  /** The address of the page. */
  readonly at: URL;
}

/** A browser without a screen: keeps cookies and follows where it is sent, until it is sent back to a front end. */
export interface PlainBrowser {
  readonly cookies: Map<string, string>;
  open(url: URL): Promise<Arrived>;
  /** Sends a form to the page's own address. */
  send(page: Arrived, form: Written): Promise<Arrived>;
}

export function createPlainBrowser(): PlainBrowser {
  const cookies = new Map<string, string>();
  const visit = async (url: URL, init: RequestInit = {}): Promise<Arrived> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { accept: 'text/html', ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) as unknown as [string, string, string];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    const next = location === null ? null : new URL(location, url);
    if (next && next.origin === url.origin) return visit(next);
    return { status: response.status, text: await response.text(), headers: response.headers, returned: next, at: url };
  };
  return {
    cookies,
    open: (url) => visit(url),
    send: ({ at }, form) =>
      visit(at, {
        method: 'POST',
        body: new URLSearchParams({ ...form }),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
  };
}

/** Signs somebody in at the front end by the form and exchanges the code. */
export async function signInAt(
  config: Configuration,
  username: string,
  password: string,
  browser = createPlainBrowser(),
): Promise<oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers> {
  const { url, checks } = await begin(config);
  const page = await browser.open(url);
  const arrived = page.returned ? page : await browser.send(page, { username, password, action: 'sign-in' });
  if (!arrived.returned) throw new Error(`not signed in: ${arrived.status} ${arrived.text}`);
  return oidc.authorizationCodeGrant(config, arrived.returned, checks);
}
