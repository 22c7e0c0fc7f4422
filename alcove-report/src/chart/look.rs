use super::Medium;

/// Whose value it is. Each differs in shape as well as colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// Filled circle, solid line.
    Own,
    /// Ring, thin line.
    Earlier,
    /// Diamond, dashed line.
    Peers,
    /// Square.
    External,
    /// The middle half of the peers.
    Band,
}

/// A shape's class in the style sheet, and the same look as presentation attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Grid,
    Own,
    OwnFill,
    OwnDot,
    Peers,
    PeersDot,
    External,
    Earlier,
    Band,
    Track,
    SectorA,
    SectorB,
    SectorC,
    Label,
    Code,
    Ring,
    Strong,
    /// Every second year.
    YearBand,
    Now,
    NowLabel,
    Total,
    Objective,
    Bar,
    BarDone,
    NotStarted,
    Risk,
    RiskDone,
    Late,
    LateDone,
    Due,
    Stopped,
    Approved,
    /// Nothing to be seen: room for the pointer to ask what stands there.
    Room,
}

impl Look {
    /// The attributes of a shape, with a leading space.
    pub(super) fn attributes(self, medium: Medium) -> String {
        match medium {
            Medium::Screen => format!(" class=\"{}\" {}", self.class(), self.paint()),
            Medium::Document => format!(" {}", self.paint()),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Look::Grid => "c-grid",
            Look::Own => "c-self",
            Look::OwnFill => "c-selffill",
            Look::OwnDot => "c-selfdot",
            Look::Peers => "c-peer",
            Look::PeersDot => "c-peerdot",
            Look::External => "c-ext",
            Look::Earlier => "c-prev",
            Look::Band => "c-band",
            Look::Track => "c-track",
            Look::SectorA => "c-a",
            Look::SectorB => "c-b",
            Look::SectorC => "c-c",
            Look::Label => "label",
            Look::Code => "code",
            Look::Ring => "ring",
            Look::Strong => "strong",
            Look::YearBand => "g-bg",
            Look::Now => "g-now",
            Look::NowLabel => "now",
            Look::Total => "c-grid2",
            Look::Objective => "g-obj",
            Look::Bar => "g-bar",
            Look::BarDone => "g-done",
            Look::NotStarted => "g-plan",
            Look::Risk => "g-risk",
            Look::RiskDone => "g-riskdone",
            Look::Late => "g-late",
            Look::LateDone => "g-latedone",
            Look::Due => "g-due",
            Look::Stopped => "g-stop",
            Look::Approved => "g-ghost",
            Look::Room => "g-room",
        }
    }

    /// The light colours of the design tokens: the same on paper as on the page.
    fn paint(self) -> &'static str {
        match self {
            Look::Grid => r##"fill="none" stroke="#ddd8cb""##,
            Look::Own => r##"fill="none" stroke="#0b5563" stroke-width="2.25" stroke-linejoin="round""##,
            Look::OwnFill => r##"fill="#0b5563" fill-opacity="0.14" stroke="none""##,
            Look::OwnDot => r##"fill="#0b5563" stroke="#ffffff" stroke-width="1.5""##,
            Look::Peers => {
                r##"fill="none" stroke="#a35a00" stroke-width="1.75" stroke-dasharray="5 4" stroke-linejoin="round""##
            }
            Look::PeersDot => r##"fill="#ffffff" stroke="#a35a00" stroke-width="2.25""##,
            Look::External => r##"fill="#8a2a45" stroke="#ffffff" stroke-width="1.5""##,
            Look::Earlier => r##"fill="none" stroke="#5c676d" stroke-width="1.5""##,
            Look::Band => r##"fill="#a35a00" fill-opacity="0.22""##,
            Look::Track => r##"fill="#edeae0""##,
            Look::SectorA => r##"fill="#0b5563""##,
            Look::SectorB => r##"fill="#7a5a1e""##,
            Look::SectorC => r##"fill="#77364c""##,
            Look::Label => r##"fill="#445159" font-size="12""##,
            Look::Code => r##"fill="#17242a" font-size="13" font-weight="600""##,
            Look::Ring => {
                r##"fill="#445159" font-size="12" paint-order="stroke" stroke="#ffffff" stroke-width="4" stroke-opacity="0.85""##
            }
            Look::Strong => r##"fill="#17242a" font-size="12" font-weight="600""##,
            Look::YearBand => r##"fill="#edeae0" fill-opacity="0.55""##,
            Look::Now => r##"fill="none" stroke="#9c2740" stroke-width="1.5""##,
            Look::NowLabel => r##"fill="#9c2740" font-size="12" font-weight="600""##,
            Look::Total => r##"fill="none" stroke="#7d858a" stroke-width="1.75" stroke-linejoin="round""##,
            Look::Objective => r##"fill="#445159""##,
            Look::Bar => r##"fill="#bcd8d1""##,
            Look::BarDone => r##"fill="#0b5563""##,
            Look::NotStarted => r##"fill="#ffffff" stroke="#7d858a" stroke-dasharray="3 3""##,
            Look::Risk => r##"fill="#fbeed0" stroke="#7d4d00""##,
            Look::RiskDone => r##"fill="#7d4d00""##,
            Look::Late => r##"fill="#fae4e6" stroke="#9c2740""##,
            Look::LateDone => r##"fill="#9c2740""##,
            Look::Due => r##"fill="#ffffff" stroke="#0b5563" stroke-width="1.75""##,
            Look::Stopped => r##"fill="#ffffff" stroke="#5c676d""##,
            Look::Approved => r##"fill="#7d858a""##,
            Look::Room => r##"fill="#ffffff" fill-opacity="0""##,
        }
    }
}
