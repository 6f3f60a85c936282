/** An invented strategy with one of each level. For tests alone. */
export const smallStrategy = {
  key: 'strategie',
  title: 'Integrationsstrategie',
  levels: ['Handlungsfeld', 'Ziel', 'Maßnahme'],
  nodes: [
    {
      level: 0,
      number: '1',
      title: 'Sprache',
      children: [
        {
          level: 1,
          number: '1.1',
          title: 'Kurse überblicken',
          lead: 'integrationsstelle',
          children: [
            {
              level: 2,
              number: '1',
              title: 'Bedarf erheben',
              lead: 'jugend',
              period: { from: '2026-01-01', to: '2026-06-30' },
            },
          ],
        },
      ],
    },
  ],
  texts: [{ kind: 'mission' as const, title: 'Leitbild', items: ['Alle gehören dazu.'] }],
};
