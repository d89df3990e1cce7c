import { describe, expect, it } from 'vitest';
import { buildConfig, type ChartConfig, chartSize, colours } from '../../src/chart/config.ts';
import { chartOf, words } from './words.fixture.ts';

const agents = (n: number) =>
  Array.from({ length: n }, (_, i) => [`Agent ${i + 1}`, 1000 * (n - i)] as const);
const months = (values: readonly (number | null)[]) =>
  values.map((value, i) => [`M${i + 1}`, value] as const);

/** One value out of a configuration, by its path. */
function at(config: ChartConfig, ...path: (string | number)[]): unknown {
  let value: unknown = config;
  for (const key of path) value = Object(value)[key];
  return value;
}

describe('the configuration of a picture', () => {
  it('is, for two agents in English, this', () => {
    expect(
      buildConfig(
        chartOf('bars', [
          ['Ana', 1234567.891],
          ['Bo', 8000],
        ]),
        words('en'),
      ),
    ).toMatchInlineSnapshot(`
      {
        "data": {
          "datasets": [
            {
              "backgroundColor": "#2F80C3",
              "barThickness": 16,
              "data": [
                1234570,
                8000,
              ],
            },
          ],
          "labels": [
            "Ana",
            "Bo",
          ],
        },
        "options": {
          "indexAxis": "y",
          "layout": {
            "padding": 14,
          },
          "locale": "en-GB",
          "plugins": {
            "legend": {
              "display": false,
            },
            "subtitle": {
              "align": "start",
              "display": true,
              "font": {
                "family": "DejaVu Sans",
                "size": 21,
              },
              "padding": {
                "bottom": 24,
              },
              "text": [
                "Q3 2017",
              ],
            },
            "title": {
              "align": "start",
              "color": "#1D1C1D",
              "display": true,
              "font": {
                "family": "DejaVu Sans",
                "size": 28,
                "weight": "bold",
              },
              "padding": {
                "bottom": 4,
              },
              "text": [
                "Revenue by agent",
              ],
            },
          },
          "scales": {
            "x": {
              "border": {
                "display": false,
              },
              "grid": {
                "drawOnChartArea": false,
              },
              "ticks": {
                "font": {
                  "family": "DejaVu Sans",
                  "size": 21,
                },
                "format": {
                  "currency": "EUR",
                  "maximumSignificantDigits": 3,
                  "notation": "compact",
                  "style": "currency",
                },
                "maxRotation": 0,
                "maxTicksLimit": 5,
              },
            },
            "y": {
              "grid": {
                "display": false,
              },
              "ticks": {
                "autoSkip": false,
                "color": "#1D1C1D",
                "font": {
                  "family": "DejaVu Sans",
                  "size": 21,
                },
                "labelOffset": -23,
                "mirror": true,
              },
            },
            "y2": {
              "border": {
                "display": false,
              },
              "grid": {
                "display": false,
              },
              "labels": [
                "€1.2m",
                "€8k",
              ],
              "offset": true,
              "position": "right",
              "ticks": {
                "autoSkip": false,
                "color": "#1D1C1D",
                "font": {
                  "family": "DejaVu Sans",
                  "size": 21,
                  "weight": "bold",
                },
                "labelOffset": -23,
                "mirror": true,
              },
              "type": "category",
            },
          },
        },
        "type": "bar",
      }
    `);
  });

  it('is, for two months in French, this', () => {
    expect(
      buildConfig(
        chartOf('line', [
          ['juil. 2017', 1234567.891],
          ['août 2017', null],
        ]),
        words('fr', 'Chiffre d’affaires par mois'),
      ),
    ).toMatchInlineSnapshot(`
      {
        "data": {
          "datasets": [
            {
              "backgroundColor": "#2F80C322",
              "borderColor": "#2F80C3",
              "borderWidth": 4,
              "clip": 8,
              "data": [
                1234570,
                null,
              ],
              "fill": "origin",
              "pointBackgroundColor": "#2F80C3",
              "pointRadius": 5,
            },
          ],
          "labels": [
            [
              "juil. 2017",
              "1,2 M €",
            ],
            [
              "août 2017",
              "–",
            ],
          ],
        },
        "options": {
          "layout": {
            "padding": {
              "bottom": 14,
              "left": 14,
              "right": 36,
              "top": 14,
            },
          },
          "locale": "fr-FR",
          "plugins": {
            "legend": {
              "display": false,
            },
            "subtitle": {
              "align": "start",
              "display": true,
              "font": {
                "family": "DejaVu Sans",
                "size": 21,
              },
              "padding": {
                "bottom": 24,
              },
              "text": [
                "3e trimestre 2017",
              ],
            },
            "title": {
              "align": "start",
              "color": "#1D1C1D",
              "display": true,
              "font": {
                "family": "DejaVu Sans",
                "size": 28,
                "weight": "bold",
              },
              "padding": {
                "bottom": 4,
              },
              "text": [
                "Chiffre d’affaires par mois",
              ],
            },
          },
          "scales": {
            "x": {
              "grid": {
                "display": false,
              },
              "offset": false,
              "ticks": {
                "autoSkipPadding": 14,
                "color": "#1D1C1D",
                "font": {
                  "family": "DejaVu Sans",
                  "size": 21,
                },
                "maxRotation": 0,
              },
            },
            "y": {
              "beginAtZero": true,
              "border": {
                "display": false,
              },
              "grace": "5%",
              "grid": {
                "color": "#DDDDDD",
              },
              "ticks": {
                "font": {
                  "family": "DejaVu Sans",
                  "size": 21,
                },
                "format": {
                  "currency": "EUR",
                  "maximumSignificantDigits": 3,
                  "notation": "compact",
                  "style": "currency",
                },
                "maxRotation": 0,
                "maxTicksLimit": 5,
              },
            },
          },
        },
        "type": "line",
      }
    `);
  });

  it('survives the way through JSON unchanged, so no renderer is handed a function', () => {
    for (const kind of ['bars', 'line'] as const) {
      const config = buildConfig(chartOf(kind, months([1, null, -3])), words('fr'));
      expect(JSON.parse(JSON.stringify(config))).toEqual(config);
    }
  });

  it('draws the first 15 rows and says how many it leaves out', () => {
    const config = buildConfig(chartOf('bars', agents(35)), words('en'));
    expect(config.data.labels).toHaveLength(15);
    expect(config.data.labels[14]).toBe('Agent 15');
    expect(at(config, 'options', 'plugins', 'subtitle', 'text')).toEqual(['Q3 2017 · and 20 others']);
    const whole = buildConfig(chartOf('bars', agents(15)), words('en'));
    expect(at(whole, 'options', 'plugins', 'subtitle', 'text')).toEqual(['Q3 2017']);
  });

  it('draws a whole course over time, and of a very long one the latest steps', () => {
    expect(buildConfig(chartOf('line', months(Array(104).fill(1))), words()).data.labels).toHaveLength(104);
    const long = buildConfig(chartOf('line', months(Array(300).fill(1))), words());
    expect(long.data.labels).toHaveLength(120);
    expect(long.data.labels.at(-1)).toBe('M300');
  });

  it('lies bars down for names and stages, and runs a line over time', () => {
    const bars = buildConfig(chartOf('bars', [['Won', 3]], { by: 'stage' }), words());
    expect([bars.type, at(bars, 'options', 'indexAxis')]).toEqual(['bar', 'y']);
    const line = buildConfig(chartOf('line', months([1, 2])), words());
    expect([line.type, at(line, 'options', 'indexAxis')]).toEqual(['line', undefined]);
  });

  it('has no legend, for there is one series', () => {
    expect(
      at(buildConfig(chartOf('bars', agents(2)), words()), 'options', 'plugins', 'legend', 'display'),
    ).toBe(false);
  });

  it('draws nothing but zeros on an axis from 0 to 1', () => {
    const line = buildConfig(chartOf('line', months([0, 0, 0])), words());
    expect(line.data.datasets[0]?.data).toEqual([0, 0, 0]);
    expect(at(line, 'options', 'scales', 'y')).toMatchObject({ min: 0, max: 1, ticks: { stepSize: 1 } });
    const bars = buildConfig(chartOf('bars', [['Ana', 0]]), words());
    expect(at(bars, 'options', 'scales', 'x')).toMatchObject({ min: 0, max: 1 });
    const some = buildConfig(chartOf('bars', [['Ana', 2]]), words());
    expect(at(some, 'options', 'scales', 'x')).not.toHaveProperty('max');
  });

  it('leaves a gap where there is no figure, and a dash in the column of figures', () => {
    const config = buildConfig(
      chartOf('bars', [
        ['Ana', 1],
        ['Bo', null],
      ]),
      words(),
    );
    expect(config.data.datasets[0]?.data).toEqual([1, null]);
    expect(at(config, 'options', 'scales', 'y2', 'labels', 1)).toBe('–');
  });

  it('centres a single point and draws it larger', () => {
    const config = buildConfig(chartOf('line', months([5])), words());
    expect(at(config, 'options', 'scales', 'x', 'offset')).toBe(true);
    expect(at(config, 'data', 'datasets', 0, 'pointRadius')).toBe(9);
  });

  it('colours what is negative and what is not set apart', () => {
    const config = buildConfig(
      chartOf('bars', [
        ['Ana', 5],
        ['Bo', -5],
        [null, 5],
      ]),
      words(),
    );
    expect(at(config, 'data', 'datasets', 0, 'backgroundColor')).toEqual([
      colours.figure,
      colours.negative,
      colours.unset,
    ]);
  });

  it('writes money compactly in the locale of the reader', () => {
    const config = buildConfig(chartOf('bars', [['Ana', 1_200_000]]), words('fr'));
    expect(at(config, 'options', 'locale')).toBe('fr-FR');
    expect(at(config, 'options', 'scales', 'x', 'ticks', 'format')).toEqual({
      style: 'currency',
      currency: 'EUR',
      notation: 'compact',
      maximumSignificantDigits: 3,
    });
    expect(at(config, 'options', 'scales', 'y2', 'labels')).toEqual(['1,2 M €']);
  });

  it('asks for whole numbers on an axis of deals', () => {
    const config = buildConfig(chartOf('bars', [['Won', 2]], { unit: 'count' }), words());
    expect(at(config, 'options', 'scales', 'x', 'ticks', 'precision')).toBe(0);
  });

  it('keeps names whole up to 36 characters, cuts longer ones, and tells those of one name apart', () => {
    const labels = (...names: string[]) =>
      buildConfig(
        chartOf(
          'bars',
          names.map((name) => [name, 1] as const),
        ),
        words(),
      ).data.labels;
    expect(labels('x'.repeat(36))).toEqual(['x'.repeat(36)]);
    expect(labels('x'.repeat(37))).toEqual([`${'x'.repeat(35)}…`]);
    expect(labels('Ana', 'Ana')).toEqual(['Ana', 'Ana (2)']);
  });

  it('breaks a long title into two lines at most', () => {
    const config = buildConfig(chartOf('bars', agents(1)), words('en', 'Revenue by agent '.repeat(20)));
    const lines = at(config, 'options', 'plugins', 'title', 'text');
    expect(lines).toEqual([expect.any(String), expect.stringMatching(/^.{1,38}…?$/)]);
  });
});

describe('the size of a picture', () => {
  it('is 700 wide and grows with the bars, up to 15 of them', () => {
    const heights = [1, 2, 7, 15, 35].map((n) => chartSize(chartOf('bars', agents(n))).height);
    expect(heights).toEqual([240, 240, 500, 916, 916]);
    expect(chartSize(chartOf('line', months([1])))).toEqual({ width: 700, height: 420 });
  });
});

describe('colours', () => {
  it('reach 3:1 on white', () => {
    for (const colour of Object.values(colours))
      expect(contrast(colour, '#FFFFFF')).toBeGreaterThanOrEqual(3);
  });

  it('tell gains from losses by lightness alone', () => {
    expect(contrast(colours.figure, colours.negative)).toBeGreaterThanOrEqual(2);
  });
});

/** The contrast of two colours as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const part = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
