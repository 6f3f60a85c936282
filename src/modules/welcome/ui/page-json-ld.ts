import { m } from '#lib/paraglide/messages.js';
import type { Language } from '#lib/languages.ts';
import type { PublicOffice } from '#modules/network/contract-places.ts';
import { officeFunctionWord } from '#modules/network/ui/place-words.ts';
import { headingLevel, plainText } from '#kernel/content/blocks.ts';
import type { PublicPage } from '../contract.ts';

/**
 * A page for search engines and assistants: what it is, where it stands, when it was checked, and which service of which office it
 * leads to. JSON that may stand in a page: no tag can end it early.
 */
export function pageJsonLd(input: {
  page: PublicPage;
  /** Permanent address of the page, and of any other by its address below the language. */
  address: (path: string) => string;
  home: string;
  county: string;
  locale: Language;
  offices: readonly PublicOffice[];
}): string {
  const { page, address, home, county, locale, offices } = input;
  const url = address(page.path);
  const publisher = { '@type': 'GovernmentOrganization', name: county, url: home };
  const trail = [
    { name: m.site_start({}, { locale }), item: home },
    ...page.parents.map((parent) => ({ name: parent.title.text, item: address(parent.path) })),
    { name: page.title.text, item: url },
  ];
  const graph = [
    {
      '@type': 'WebPage',
      '@id': url,
      url,
      name: page.title.text,
      ...(page.summary.text === '' ? {} : { description: page.summary.text }),
      inLanguage: page.title.language,
      dateModified: page.changedAt,
      ...(page.reviewedOn === null ? {} : { lastReviewed: page.reviewedOn }),
      publisher,
      breadcrumb: { '@id': `${url}#weg` },
      ...(page.children.length === 0 ? {} : { hasPart: page.children.map(({ path }) => ({ '@id': address(path) })) }),
    },
    {
      '@type': 'BreadcrumbList',
      '@id': `${url}#weg`,
      itemListElement: trail.map((one, index) => ({ '@type': 'ListItem', position: index + 1, ...one })),
    },
    ...questionsOf(page, url),
    ...offices.map((office) => ({
      '@type': 'GovernmentService',
      name: officeFunctionWord(office.function, locale),
      serviceType: office.function,
      areaServed: { '@type': 'AdministrativeArea', name: county },
      provider: {
        '@type': 'GovernmentOffice',
        name: office.place?.name.text ?? office.contact?.areaOfResponsibility?.text ?? county,
        ...(office.place?.street || office.place?.town
          ? {
              address: {
                '@type': 'PostalAddress',
                ...(office.place.street ? { streetAddress: office.place.street } : {}),
                ...(office.place.postcode ? { postalCode: office.place.postcode } : {}),
                ...(office.place.town ? { addressLocality: office.place.town } : {}),
                addressCountry: 'DE',
              },
            }
          : {}),
        ...((office.contact?.phone ?? office.place?.phone) ? { telephone: office.contact?.phone ?? office.place?.phone } : {}),
      },
    })),
  ];
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
}

const isQuestion = (text: string): boolean => /[?؟]$/.test(text.trim());

/** A page most of whose headings are questions, as questions with what stands below each. */
function questionsOf(page: PublicPage, url: string): object[] {
  const parts: { question: string; answer: string[] }[] = [];
  for (const block of page.blocks) {
    const text = plainText(block.html).trim();
    if (headingLevel(block) !== null) parts.push({ question: text, answer: [] });
    else if (text !== '') parts.at(-1)?.answer.push(text);
  }
  const asked = parts.filter(({ question, answer }) => isQuestion(question) && answer.length > 0);
  if (asked.length < 2 || asked.length * 2 < parts.length) return [];
  return [
    {
      '@type': 'FAQPage',
      '@id': `${url}#fragen`,
      mainEntity: asked.map(({ question, answer }) => ({
        '@type': 'Question',
        name: question,
        acceptedAnswer: { '@type': 'Answer', text: answer.join('\n') },
      })),
    },
  ];
}
