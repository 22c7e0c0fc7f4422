//! Which of many credentials no longer hold: one bit for each (Bitstring Status List 1.0). Who asks
//! fetches the whole list, so that the issuer does not learn which one was asked about.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::contexts::CREDENTIALS;
use crate::{Fault, badge};

/// The least that the specification allows, so that one asked about is one of many.
pub const LENGTH: u32 = 131_072;

/// A list of somebody else may be longer, but not without end.
const LONGEST_LIST: u64 = 2 * 1024 * 1024;

/// One bit for each credential; set where it does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits(Vec<u8>);

impl Bits {
    /// All hold but those at these positions.
    pub fn with(positions: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = vec![0; (LENGTH / 8) as usize];
        for position in positions.into_iter().filter(|position| *position < LENGTH) {
            // The first credential is the highest bit of the first byte.
            bits[(position / 8) as usize] |= 0x80 >> (position % 8);
        }
        Self(bits)
    }

    /// None where the list has no such position.
    pub fn is_set(&self, position: u32) -> Option<bool> {
        let byte = self.0.get((position / 8) as usize)?;
        Some(byte & (0x80 >> (position % 8)) != 0)
    }

    /// As it stands in a list: compressed, in the letters of an address, behind the mark `u` of them.
    pub fn pack(&self) -> Result<String, Fault> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(&self.0).map_err(Fault::unreadable)?;
        let packed = packer.finish().map_err(Fault::unreadable)?;
        Ok(format!("u{}", URL_SAFE_NO_PAD.encode(packed)))
    }

    /// Reads what anybody packed, of at most 2 MiB: a small text may unpack into much.
    pub fn unpack(text: &str) -> Result<Self, Fault> {
        let text = text.strip_prefix('u').ok_or_else(|| Fault::unreadable("a list without its mark"))?;
        let packed = URL_SAFE_NO_PAD.decode(text).map_err(Fault::unreadable)?;
        let mut bits = Vec::new();
        let mut unpacked = GzDecoder::new(packed.as_slice()).take(LONGEST_LIST + 1);
        unpacked.read_to_end(&mut bits).map_err(Fault::unreadable)?;
        if bits.len() as u64 > LONGEST_LIST {
            return Err(Fault::TooLong { limit: LONGEST_LIST as usize });
        }
        Ok(Self(bits))
    }

    /// What a signed list says.
    pub fn of(list: &Value) -> Result<Self, Fault> {
        let packed = list.pointer("/credentialSubject/encodedList").and_then(Value::as_str);
        Self::unpack(packed.ok_or(Fault::Nothing)?)
    }
}

/// The list as a credential that is yet to be signed.
pub fn credential(address: &str, issuer: &str, valid_from: &str, bits: &Bits) -> Result<Value, Fault> {
    Ok(json!({
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": valid_from,
        "credentialSubject": {
            "id": format!("{address}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": badge::PURPOSE,
            "encodedList": bits.pack()?,
        },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_credential_is_the_highest_bit() {
        let bits = Bits::with([0, 9, LENGTH - 1]);

        assert_eq!(bits.0[..2], [0x80, 0x40]);
        assert_eq!(bits.0[16_383], 0x01);
        assert_eq!(bits.is_set(0), Some(true));
        assert_eq!(bits.is_set(1), Some(false));
        assert_eq!(bits.is_set(LENGTH), None);
    }

    #[test]
    fn a_packed_list_reads_back_and_is_short() {
        let bits = Bits::with([4711]);

        let packed = bits.pack().unwrap();

        assert!(packed.starts_with('u'));
        assert!(packed.len() < 200);
        assert_eq!(Bits::unpack(&packed).unwrap(), bits);
    }

    #[test]
    fn a_list_that_grows_without_end_is_refused() {
        let packed = Bits(vec![0; LONGEST_LIST as usize + 1]).pack().unwrap();

        assert_eq!(Bits::unpack(&packed), Err(Fault::TooLong { limit: LONGEST_LIST as usize }));
    }
}
