import { Component, type ReactNode } from 'react';

interface PartBoundaryProps {
  /** What stands in the part's place, in the language on screen. */
  readonly instead: ReactNode;
  /** A new value tries the part again: a screen that nobody touches must come back by itself. */
  readonly resetKey: string;
  readonly children: ReactNode;
}

interface PartBoundaryState {
  readonly failedKey: string | null;
}

/** A part that throws leaves its place to words, and every other part on the screen. */
export class PartBoundary extends Component<PartBoundaryProps, PartBoundaryState> {
  override state: PartBoundaryState = { failedKey: null };

  override componentDidCatch(): void {
    this.setState({ failedKey: this.props.resetKey });
  }

  static getDerivedStateFromError(): PartBoundaryState {
    return { failedKey: '' };
  }

  override render(): ReactNode {
    const { failedKey } = this.state;
    const hasFailed = failedKey !== null && (failedKey === '' || failedKey === this.props.resetKey);
    return hasFailed ? this.props.instead : this.props.children;
  }
}
