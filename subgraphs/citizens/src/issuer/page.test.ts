import { describe, expect, it } from '@jest/globals';
import { html, pageHeaders, toPage } from './page.js';

const HOSTILE = `"><script>alert('x')</script>&`;

describe('a page', () => {
  it('writes every value as text, wherever it stands', () => {
    const { html: text } = html`<p title="${HOSTILE}">${HOSTILE}</p>`;
    const harmless = '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;';
    expect(text).toBe(`<p title="${harmless}">${harmless}</p>`);
    expect(toPage(HOSTILE, html``)).not.toContain('<script>');
  });

  it('puts pieces of pages in as they are, once', () => {
    expect(html`<ul>${['a', '<b>'].map((each) => html`<li>${each}</li>`)}</ul>`.html).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>');
  });

  it('leads to the places named alone', () => {
    const policy = pageHeaders(['https://lapor.example', 'https://lapor.example'])['content-security-policy'];
    expect(policy).toContain("form-action 'self' https://lapor.example;");
    expect(policy).toContain("default-src 'none'");
    expect(pageHeaders()['content-security-policy']).toContain("form-action 'self';");
  });
});
