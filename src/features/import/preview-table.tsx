import type { OpenedFile } from '../../register/import/import-session.ts';
import { useText } from '../../ui/language.tsx';
import { previewOf, WORDS } from './words.ts';
import { ScrollRegion } from './scroll-region.tsx';
import styles from './import.module.css';

/** The first rows as they stand in the file. */
export const PreviewTable = ({ file }: { readonly file: OpenedFile }) => {
  const text = useText();
  return (
    <div className={styles['block']}>
      <h3 className={styles['blockTitle']}>
        {text(WORDS.preview)} <small>{text(previewOf(file.preview.length, file.rowCount))}</small>
      </h3>
      <ScrollRegion label={text(WORDS.preview)}>
        <table className={styles['table']} data-look="preview">
          <thead>
            <tr>
              {file.headers.map((header, column) => (
                <th key={column} scope="col">
                  {header === '' ? `#${column + 1}` : header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.preview.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
};
