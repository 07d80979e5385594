import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '@lapor/kit/http/respond';
import { RefusalError } from '@lapor/kit/refusal';
import type { FieldProblem } from '@lapor/schema/refusal';
import type Provider from 'oidc-provider';
import { errors, type Interaction, type InteractionResults } from 'oidc-provider';
import { exchangePassword } from '../actions/change-password.js';
import { type CheckedCredentials, checkCredentials } from '../actions/check-credentials.js';
import { subjectIdOf } from './accounts.js';
import { formTargetOf } from './front-ends.js';
import { type IssuerOptions, interactionPath } from './issuer-options.js';
import { BROKEN_FORM } from './message-pages.js';
import { respondPage } from './page.js';
import { type FormState, newPasswordPage, signInPage } from './sign-in-page.js';

const MAX_FORM_BYTES = 8_192;
const DIFFERENT = 'Kedua kata sandi baru tidak sama.';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The page of sign-in: shows the form, and takes what was written into it. */
export function handleInteraction(provider: Provider, { services }: Pick<IssuerOptions, 'services'>): Handle {
  return async (request, response) => {
    const interaction = await findInteraction(provider, request, response);
    if (!interaction) return respondPage(response, 400, BROKEN_FORM);
    const { frontEnd, formTargets } = await askedBy(provider, interaction);
    const showForm = (page: (state: FormState) => string, state: Omit<FormState, 'frontEnd'> = {}) =>
      respondPage(response, state.wrong === undefined ? 200 : 422, page({ frontEnd, ...state }), formTargets);
    if (request.method !== 'POST') return showForm(signInPage);

    const form = await readForm(request);
    if (!form) return respondPage(response, 400, BROKEN_FORM);
    const finish = (result: InteractionResults) =>
      provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    if (form.action === 'cancel') return finish({ error: 'access_denied', error_description: 'the person has left the form' });
    const page = form.action === 'change' ? newPasswordPage : signInPage;
    if (form.action === 'change' && form.newPassword !== form.repeated)
      return showForm(page, { wrong: DIFFERENT, username: form.username });
    // From before the password is looked at: who ends all sessions meanwhile ends this one too.
    const at = services.now();
    try {
      const account = await (form.action === 'change' ? exchangePassword(services, form) : checkCredentials(services, form));
      if (form.action !== 'change' && account.mustChangePassword) return showForm(newPasswordPage, { username: form.username });
      return finish(signedIn(account, form.action === 'change' ? services.now() : at));
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      return showForm(page, { wrong: sentenceOf(error), username: form.username });
    }
  };
}

/**
 * The browser's sign-in ends with the browser: many share one. Its time has milliseconds (RFC 7519 allows them), because
 * another password ends all that was before and not what is opened with it in the same second.
 */
function signedIn(account: CheckedCredentials, at: Date): InteractionResults {
  return { login: { accountId: subjectIdOf(account), remember: false, ts: at.getTime() / 1_000 } };
}

/** The form that this browser was sent to; null when it has none, or another one. */
async function findInteraction(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<Interaction | null> {
  try {
    const interaction = await provider.interactionDetails(request, response);
    return interactionPath(interaction.uid) === request.url?.split('?')[0] ? interaction : null;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null;
    throw error;
  }
}

async function askedBy(provider: Provider, { params }: Interaction) {
  const client = await provider.Client.find(String(params.client_id));
  // The address was checked when the form was asked for; an app's port is not in what it has registered.
  return { frontEnd: client?.clientName ?? 'LAPOR!', formTargets: [formTargetOf(String(params.redirect_uri))] };
}

async function readForm(request: IncomingMessage) {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) return null;
  const body = await readBody(request, MAX_FORM_BYTES);
  if (!body) return null;
  const form = new URLSearchParams(body.toString());
  const field = (name: string) => form.get(name) ?? '';
  return {
    action: field('action'),
    username: field('username'),
    password: field('password'),
    newPassword: field('newPassword'),
    repeated: field('repeated'),
  };
}

/** The catalogue's sentence for a screen, and what is wrong with which field. */
function sentenceOf({ extensions }: RefusalError): string {
  const fields = (extensions.fields ?? []) as readonly FieldProblem[];
  const problems = fields.map(({ field, masalah }) => `${FIELD_NAMES[field] ?? field} ${masalah}.`);
  return [String(extensions.pesan), ...problems].join(' ');
}

const FIELD_NAMES: Readonly<Record<string, string>> = { newPassword: 'Kata sandi baru', username: 'Nama pengguna', password: 'Kata sandi' };
