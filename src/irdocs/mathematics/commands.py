r"""The commands of LaTeX that a formula may have: a closed list, each shown alike by every product.

What is drawn on paper must also exist in Office's own mathematics (ECMA-376, part 1, 22.1), be
readable aloud and be safe in a stranger's file. Commands that define others (\newcommand), that
name files or addresses, or that set colours are therefore not among them. The list also serves to
guess what a misspelt command was meant to be.
"""

from __future__ import annotations


def _listed(names: str) -> frozenset[str]:
    return frozenset(names.split())


GREEK = _listed(
    r"""\alpha \beta \gamma \delta \epsilon \zeta \eta \theta \iota \kappa \lambda \mu \nu \xi
    \omicron \pi \rho \sigma \tau \upsilon \phi \chi \psi \omega \varepsilon \vartheta \varkappa
    \varpi \varrho \varsigma \varphi \Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Upsilon \Phi
    \Psi \Omega"""
)
SIGNS = _listed(
    r"""\pm \mp \times \cdot \div \ast \star \circ \bullet \oplus \otimes \cap \cup \setminus
    \wedge \land \vee \lor \neg \lnot \le \leq \ge \geq \ne \neq \leqslant \geqslant \lesssim
    \gtrsim \approx \equiv \sim \simeq \cong \propto \ll \gg \mid \parallel \perp \in \notin \ni
    \subset \subseteq \supset \supseteq \to \gets \rightarrow \leftarrow \leftrightarrow
    \Rightarrow \Leftarrow \Leftrightarrow \longrightarrow \longleftarrow \implies \iff \mapsto
    \uparrow \downarrow \rightleftharpoons \infty \partial \nabla \forall \exists \emptyset
    \varnothing \degree \prime \ldots \cdots \dots \vdots \ddots \hbar \ell \Re \Im \aleph \angle
    \therefore \because \top \bot \dagger \ddagger \not \lt \gt \colon"""
)
ESCAPES = frozenset(("\\%", "\\$", "\\#", "\\_", "\\{", "\\}", "\\\\", "\\|"))
SPACES = frozenset(("\\,", "\\:", "\\;", "\\!", "\\ ", "\\>", "\\quad", "\\qquad", "\\enspace"))
LARGE = _listed(
    r"""\sum \prod \coprod \int \iint \iiint \oint \bigcup \bigcap \bigvee \bigwedge \limits
    \nolimits"""
)
FUNCTIONS = _listed(
    r"""\sin \cos \tan \cot \sec \csc \arcsin \arccos \arctan \sinh \cosh \tanh \coth \exp \ln
    \log \lg \lim \limsup \liminf \max \min \sup \inf \det \dim \gcd \ker \arg \deg \Pr
    \operatorname"""
)
STRUCTURES = _listed(
    r"""\frac \dfrac \tfrac \cfrac \binom \sqrt \left \right \middle \big \Big \bigg \Bigg \bigl
    \bigr \Bigl \Bigr \biggl \biggr \Biggl \Biggr \overline \underline \overbrace \underbrace
    \overset \underset \stackrel \xrightarrow \xleftarrow \langle \rangle \lfloor \rfloor \lceil
    \rceil \lvert \rvert \lVert \rVert \vert \Vert \lbrace \rbrace \lbrack \rbrack \backslash
    \displaystyle \textstyle \begin \end \substack"""
)
ACCENTS = _listed(
    r"""\hat \widehat \bar \tilde \widetilde \vec \dot \ddot \acute \grave \check
    \breve"""
)
FACES = _listed(
    r"""\text \textrm \textbf \textit \mathrm \mathbf \mathit \mathbb \mathcal \mathscr \mathfrak
    \mathsf \mathtt \mathnormal \boldsymbol \bm \rm \bf"""
)
CHEMISTRY = frozenset(("\\ce",))
QUANTITIES = frozenset(("\\qty", "\\unit", "\\num", "\\SI", "\\si"))
UNITS = _listed(
    r"""\pico \nano \micro \milli \centi \deci \hecto \kilo \mega \giga \per \percent \gram
    \kilogram \litre \liter \metre \meter \second \minute \hour \day \mole \kelvin \celsius
    \degreeCelsius \joule \watt \pascal \hertz \newton \ampere \volt \ohm \coulomb \gray \sievert
    \becquerel \squared \cubed \square \cubic"""
)
COMMANDS = (
    GREEK | SIGNS | ESCAPES | SPACES | LARGE | FUNCTIONS | STRUCTURES | ACCENTS | FACES
    | CHEMISTRY | QUANTITIES | UNITS
)  # fmt: skip
"""All commands; `amsmath`, `mhchem` and `siunitx` explain what each does."""
ENVIRONMENTS = _listed(
    """matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases aligned align align*
    gathered split array"""
)
r"""What may stand after \begin."""
