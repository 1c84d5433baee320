import { Component, type ReactNode } from 'react';
import { inLanguage, type Language } from '../domain/words.ts';
import { WORDS } from './words.ts';
import styles from './app.module.css';

interface ErrorBoundaryProps {
  readonly language: Language;
  readonly children: ReactNode;
}

/** No failure of one part blanks the page: it says so in words and offers to try again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div role="alert" className={styles['fatal']}>
        <h2>{inLanguage(WORDS.broken, this.props.language)}</h2>
        <p>{this.state.error.message}</p>
        <button type="button" className={styles['button']} onClick={() => this.setState({ error: null })}>
          {inLanguage(WORDS.retry, this.props.language)}
        </button>
      </div>
    );
  }
}
