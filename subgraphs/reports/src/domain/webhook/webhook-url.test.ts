import { describe, expect, it } from '@jest/globals';
import { checkWebhookUrl } from './webhook-url.js';

describe('the address of a webhook', () => {
  it.each([
    ['https://sistem.metrokota.go.id/lapor', 'https://sistem.metrokota.go.id/lapor'],
    ['https://sistem.metrokota.go.id', 'https://sistem.metrokota.go.id/'],
    ['https://SISTEM.metrokota.go.id:8443/a?b=c', 'https://sistem.metrokota.go.id:8443/a?b=c'],
    ['https://sistem.metrokota.go.id:443/', 'https://sistem.metrokota.go.id/'],
  ])('%s is dialled as %s', (text, url) => expect(checkWebhookUrl(text, false)).toEqual({ ok: true, url }));

  it.each([
    '',
    'not an address',
    '/lapor',
    'http://sistem.metrokota.go.id/',
    'ftp://sistem.metrokota.go.id/',
    'file:///etc/passwd',
    'https://budi@sistem.metrokota.go.id/',
    'https://budi:rahasia@sistem.metrokota.go.id/',
    'https://:rahasia@sistem.metrokota.go.id/',
    'https://sistem.metrokota.go.id/#bagian',
    'https://sistem.metrokota.go.id/#',
    'https://sistem.metrokota.go.id:22/',
    'https://sistem.metrokota.go.id:80/',
    'https://sistem.metrokota.go.id:0/',
    'https://sistem.metrokota.go.id:70000/',
    'https://metrokota.go.id./',
    `https://sistem.metrokota.go.id/${'a'.repeat(500)}`,
    `https://sistem.metrokota.go.id/${'é'.repeat(200)}`,
  ])('%j is refused', (text) => expect(checkWebhookUrl(text, false)).toMatchObject({ code: 'WEBHOOK_URL_REFUSED' }));

  it('may be plain http where the operator allows receivers on this machine', () => {
    expect(checkWebhookUrl('http://127.0.0.1:9000/lapor', true)).toEqual({ ok: true, url: 'http://127.0.0.1:9000/lapor' });
    expect(checkWebhookUrl('http://127.0.0.1/lapor', true)).toMatchObject({ code: 'WEBHOOK_URL_REFUSED' });
  });
});
