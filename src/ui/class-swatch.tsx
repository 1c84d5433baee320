import styles from './class-swatch.module.css';

interface ClassSwatchProps {
  /** A class of fill as the map names it: `gap-1` … `gap-5`, `few`, `outside`, `unknown`. */
  readonly fill: string;
  /** Size and outline, which are the key's own. */
  readonly className: string | undefined;
}

/** A sample of a fill of the map, in its key. */
export const ClassSwatch = ({ fill, className }: ClassSwatchProps) => (
  <span className={`${styles['fill']} ${className ?? ''}`} data-class={fill} />
);
