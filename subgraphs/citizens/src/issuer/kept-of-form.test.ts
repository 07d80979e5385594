import { describe, expect, it } from '@jest/globals';
import { keptOfForm } from './kept-of-form.js';

describe('a form in progress', () => {
  it('is kept with what its answer needs, and without anything else the front end has said', () => {
    const params = {
      client_id: 'lapor-web',
      redirect_uri: 'https://lapor.example/masuk',
      state: 's',
      scope: 'openid budi@surel.id reports:read',
    };
    const hints = { login_hint: 'budi@surel.id', ui_locales: 'budi', claims: '{}', id_token_hint: 'x', display: 'budi' };
    const prompt = { name: 'login', reasons: ['no_session'], details: { login_hint: 'budi@surel.id' } };
    expect(keptOfForm({ kind: 'Interaction', cid: 'c', params: { ...params, ...hints }, prompt } as never)).toEqual({
      kind: 'Interaction',
      cid: 'c',
      params: { ...params, scope: 'openid reports:read' },
      prompt: { ...prompt, details: {} },
    });
  });

  it('may hold neither a request nor a question', () =>
    expect(keptOfForm({ kind: 'Interaction' })).toEqual({ kind: 'Interaction', params: {} }));
});
