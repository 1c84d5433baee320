import type { PublishedFigure } from '../../domain/published-figure.ts';
import { toPublishedTopics, type PublishedTopic } from '../../domain/published-figure-tables.ts';
import type { Region, RegionIndex } from '../../domain/region-index.ts';
import { useText } from '../../ui/language.tsx';
import styles from './published-board.module.css';
import { PublishedValue } from './published-value.tsx';
import { published, WORDS } from './words.ts';

interface TopicsProps {
  readonly figures: readonly PublishedFigure[];
  readonly region: Region;
  readonly regions: RegionIndex;
}

/** The share that everything else is measured against, and that nothing live may be mistaken for. */
const BASELINE = 'mhs-all-data-rate';

/** Figures by subject, each with its division, day and source. */
export const PublishedTopics = ({ figures, region, regions }: TopicsProps) => (
  <div className={styles['topics']}>
    {toPublishedTopics(figures).map((topic) => (
      <Topic key={topic.topic ?? ''} topic={topic} region={region} regions={regions} />
    ))}
  </div>
);

const Topic = ({
  topic: { topic, figures },
  region,
  regions,
}: Omit<TopicsProps, 'figures'> & { readonly topic: PublishedTopic }) => {
  const text = useText();
  // A column that says the same in every row says nothing.
  const hasPlaces = figures.some(({ adcode }) => adcode !== region.adcode);
  const nameOf = (adcode: string): string => regions.get(adcode)?.shortName ?? adcode;
  return (
    <section className={styles['topic']} data-topic={topic ?? ''}>
      <h3>{text(topic === null ? WORDS.other : published(topic))}</h3>
      <div className={styles['scroll']}>
        <table className={styles['figures']} data-has-places={hasPlaces}>
          <thead>
            <tr>
              <th scope="col">{text(WORDS.indicator)}</th>
              {hasPlaces ? <th scope="col">{text(WORDS.place)}</th> : null}
              <th scope="col">{text(WORDS.value)}</th>
              <th scope="col">{text(WORDS.asOf)}</th>
              <th scope="col">{text(WORDS.source)}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.id} data-published={figure.id}>
                <th scope="row" lang="zh-CN">
                  {figure.name}
                  {figure.id === BASELINE ? (
                    <em className={styles['baseline']}>
                      {text(WORDS.baseline)} {figure.asOf} · {text(WORDS.notLive)}
                    </em>
                  ) : null}
                </th>
                {hasPlaces ? <td className={styles['placeName']}>{nameOf(figure.adcode)}</td> : null}
                <td className={styles['value']} lang="zh-CN">
                  <PublishedValue figure={figure} place={regions.get(figure.adcode)?.name ?? figure.adcode} />
                </td>
                <td className={styles['date']}>{figure.asOf}</td>
                <td className={styles['sourceName']} lang="zh-CN">
                  {figure.source}
                  {figure.note === null ? null : <small>{figure.note}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {figures.some(({ id }) => id === BASELINE) ? <p className={styles['note']}>{text(WORDS.liveNote)}</p> : null}
    </section>
  );
};
