import { useState, type DragEvent } from 'react';
import type { Localised } from '../../domain/words.ts';
import type { Population } from '../../register/population/use-population.ts';
import { useRegions } from '../../register/register-context.tsx';

export interface PopulationFileReader {
  readonly read: (file: File) => void;
  readonly isReading: boolean;
  /** Why the last file was not taken. */
  readonly problem: Localised | null;
  /** Takes a file that is dropped on this view before the page takes it for a register. */
  readonly onDrop: (event: DragEvent) => void;
}

/** Reads a population table from a file and puts it to use; the table before stays when the file cannot be used. */
export const usePopulationFile = (population: Population): PopulationFileReader => {
  const regions = useRegions();
  const [isReading, setIsReading] = useState(false);
  const [problem, setProblem] = useState<Localised | null>(null);
  const open = async (file: File): Promise<Localised | null> => {
    const { parsePopulation } = await import('../../register/population/parse-population.ts');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const parsed = parsePopulation(
      { name: file.name, bytes, lastModified: file.lastModified },
      (adcode) => regions.get(adcode)?.level === 'province',
    );
    if (!parsed.ok) return parsed.fault.words;
    await population.set(parsed.value);
    return null;
  };
  const read = (file: File): void => {
    setIsReading(true);
    void open(file)
      .catch((error: unknown): Localised => {
        const detail = error instanceof Error ? error.message : String(error);
        return { zh: `浏览器读不了这个文件：${detail}`, en: `The browser could not read this file: ${detail}` };
      })
      .then((words) => {
        setProblem(words);
        setIsReading(false);
      });
  };
  const onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    // The page watches the drag as well and would wait for its end.
    window.dispatchEvent(new DragEvent('dragleave', { relatedTarget: null }));
    read(file);
  };
  return { read, isReading, problem, onDrop };
};
