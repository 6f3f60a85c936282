/** The county whose journeys read them: others have none, so that their pages look as on a quiet day. */
const county = { ags: '03462', name: 'Landkreis Wittmund' };

type Words = { language: string; event: string; headline: string; description: string; instruction: string };

/**
 * Messages in the shape of CAP 1.2 as NINA’s bulk file gives them: a grave one in two languages with areas in words, one in
 * German alone for a town, and one that every answer after the first calls off.
 */
export function officialWarnings(now: Date, answer: 'first' | 'later'): readonly object[] {
  const sent = new Date(now.getTime() - 30 * 60_000).toISOString();
  const message = (identifier: string, fields: object, area: object, severity: string, words: readonly Words[]): object => ({
    identifier,
    sender: 'leitstelle@land.example',
    sent,
    status: 'Actual',
    msgType: 'Alert',
    scope: 'Public',
    ...fields,
    info: words.map((said) => ({
      ...said,
      category: ['Met'],
      urgency: 'Immediate',
      severity,
      certainty: 'Observed',
      senderName: 'Leitstelle Beispielland',
      contact: 'Bürgertelefon 0000 115',
      web: 'https://warnungen.land.example/',
      area: [area],
    })),
  });
  const whole = { areaDesc: county.name, geocode: [{ valueName: 'AGS', value: county.ags }] };
  return [
    message('beispiel.sturmflut', {}, whole, 'Severe', [
      {
        language: 'de',
        event: 'Sturmflut',
        headline: 'Schwere Sturmflut an der Küste',
        description:
          'Das Wasser steigt bis zu zwei Meter über das mittlere Hochwasser.<br/>Der Höchststand wird am Abend erwartet.',
        instruction: 'Gehen Sie nicht auf die Deiche. Bringen Sie Tiere und Fahrzeuge in Sicherheit.',
      },
      {
        language: 'en',
        event: 'Storm surge',
        headline: 'Severe storm surge on the coast',
        description: 'The water will rise up to two metres above mean high water.<br/>The peak is expected in the evening.',
        instruction: 'Keep off the dykes. Bring animals and vehicles to safety.',
      },
    ]),
    message(
      'beispiel.trinkwasser',
      {},
      { ...whole, areaDesc: 'Stadt Esens', geocode: [{ valueName: 'AGS', value: '03462005' }] },
      'Moderate',
      [
        {
          language: 'de',
          event: 'Trinkwasser',
          headline: 'Trinkwasser abkochen',
          description: 'Im Trinkwasser wurden Keime gefunden.',
          instruction: 'Kochen Sie das Wasser ab, bevor Sie es trinken.',
        },
      ],
    ),
    message('beispiel.rauch', {}, whole, 'Minor', [
      {
        language: 'de',
        event: 'Rauch',
        headline: 'Rauch über dem Hafen',
        description: 'Eine Lagerhalle brennt.',
        instruction: 'Schließen Sie Fenster und Türen.',
      },
    ]),
    ...(answer === 'first'
      ? []
      : [
          message(
            'beispiel.rauch.ende',
            { msgType: 'Cancel', references: `leitstelle@land.example,beispiel.rauch,${sent}` },
            whole,
            'Minor',
            [],
          ),
        ]),
  ];
}
