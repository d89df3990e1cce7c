import { writeFile } from 'node:fs/promises';
import { buildConfig, chartSize } from '../chart/config.ts';
import { createChartMaker } from '../chart/maker.ts';
import { chartWords } from '../i18n/chart-words.ts';
import type { Words } from '../i18n/words.ts';
import type { Log } from '../log.ts';
import type { Chart } from '../report/report.ts';
import { OperatorProblem } from './source.ts';

/** Writes the picture of a chart to a file. Throws an `OperatorProblem` where no picture or no file comes about. */
export async function writePicture(
  file: string,
  chart: Chart,
  words: Words,
  quickchartUrl: string,
  log: Log,
): Promise<void> {
  const maker = createChartMaker({ quickchartUrl, log });
  try {
    const picture = await maker.make(buildConfig(chart, chartWords(chart, words)), chartSize(chart));
    if (!picture) throw new OperatorProblem(words.messages.notes.withoutPicture);
    await writeFile(file, picture.png).catch((error: NodeJS.ErrnoException) => {
      throw new OperatorProblem(`${file}: ${error.code === 'ENOENT' ? 'no such folder' : error.message}`);
    });
  } finally {
    await maker.close();
  }
}
